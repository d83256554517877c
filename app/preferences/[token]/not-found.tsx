import { Notice } from "@/components/forms/Notice";

export default function NotFound() {
  return (
    <Notice heading="This link does not work">
      <p>
        It may have been cut by your mail program. Please use the link of the latest mail you got.
      </p>
    </Notice>
  );
}
