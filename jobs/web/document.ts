/** Scripts of the framework carry no type; ours are modules, data, or marked as our own. */
const FRAMEWORK_SCRIPT = /<script(?![^>]*\s(?:type|data-own)[\s=>])[^>]*>[\s\S]*?<\/script>/g;
const SCRIPT_PRELOAD = /<link(?=[^>]*\sas="script")[^>]*>/g;
/** Where React would find the borders of its texts and boundaries again. */
const REACT_MARKS = /<div hidden=""><!--\$--><!--\/\$--><\/div>|<!--[$/ !?&]*-->/g;

export const isDocument = (contentType: string): boolean => contentType.startsWith("text/html");

/**
 * A page of Next as a plain document. Two thirds of a feed's bytes are React's data repeating the
 * markup, for scripts of 170 KB compressed; no component of ours runs in the browser, so both go.
 */
export const dropFramework = (page: Buffer): Buffer =>
  Buffer.from(
    page
      .toString("utf8")
      .replace(FRAMEWORK_SCRIPT, "")
      .replace(SCRIPT_PRELOAD, "")
      .replace(REACT_MARKS, ""),
  );
