export const SIMILAR_SORTS = ["similarity", "recency", "trending"] as const;
export type SimilarSort = (typeof SIMILAR_SORTS)[number];

/** A paper near another one in meaning. */
export type SimilarPaper = {
  publicId: string;
  title: string;
  tldr: string | null;
  /** The first four; authorCount says how many there are. */
  authors: string[];
  authorCount: number;
  submittedAt: Date | null;
  listedAt: Date | null;
  /** 0..1: the cosine of the two vectors. */
  similarity: number;
};

export type SimilarQuery = { sort: SimilarSort; limit: number };
