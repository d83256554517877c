import { Notice } from "@/components/forms/Notice";

export default function NotFound() {
  return (
    <Notice heading="This link does not work any more">
      <p>
        Confirmation links work once, for 48 hours, and must be whole: some mail programs cut long
        addresses.
      </p>
      <p>
        <a href="/subscribe">Ask for a new one</a>
      </p>
    </Notice>
  );
}
