/** The two ways to send a form of follows: for good, or to see first what would be mailed. */
export function SubmitOrPreview({ label }: { label: string }) {
  return (
    <div className="links">
      <button className="button" type="submit">
        {label}
      </button>
      <button className="button quiet" type="submit" name="preview" value="1">
        Preview
      </button>
    </div>
  );
}
