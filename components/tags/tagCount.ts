/** A tag of the index with how many papers it has. */
export type TagCount = {
  slug: string;
  name: string;
  definition: string;
  section: string;
  position: number;
  paperCount: number;
};
