import { Notice } from "@/components/forms/Notice";

export default function NotFound() {
  return (
    <Notice heading="This link does not work any more">
      <p>
        Links to sign in work once, for half an hour. <a href="/signin">Get a new one</a>.
      </p>
    </Notice>
  );
}
