import type { z } from "zod";
import type { ResourceName } from "./resources";
import {
  dailyQuery,
  detailQuery,
  listQuery,
  noQuery,
  searchQuery,
  similarQuery,
  suggestionsQuery,
} from "./schema/query";

/** A request, and how it is answered; the contract tests make every one of them. */
export type Example = { request: string; status: 200 | 400 | 404; error?: string };

export type Endpoint = {
  path: string;
  operation: string;
  summary: string;
  query: z.ZodObject;
  answers: ResourceName;
  isList: boolean;
  hasPages: boolean;
  examples: Example[];
};

const PAPER = "/api/papers/2308.12950";
const good = (request: string): Example => ({ request, status: 200 });
const bad = (request: string, error: string): Example => ({ request, status: 400, error });
const missing = (request: string): Example => ({ request, status: 404, error: "Paper not found" });

export const ENDPOINTS: Endpoint[] = [
  {
    path: "/api/daily_papers",
    operation: "listDailyPapers",
    summary: "Papers of a day, week or month; without one, the newest across days.",
    query: dailyQuery,
    answers: "DailyPaper",
    isList: true,
    hasPages: true,
    examples: [
      good("/api/daily_papers"),
      good("/api/daily_papers?limit=10&p=1&sort=trending"),
      good("/api/daily_papers?date=2023-08-24"),
      good("/api/daily_papers?week=2020-W53"),
      good("/api/daily_papers?month=2023-08&submitter=paperfeed"),
      good("/api/daily_papers?p=100&unknown=ignored"),
      bad("/api/daily_papers?date=2025-13-40", "date: expected a day like 2026-03-09, that"),
      bad("/api/daily_papers?week=2021-W53", "week: expected a week like 2026-W11, that"),
      bad("/api/daily_papers?month=2025-13", "month: expected a month like 2026-03"),
      bad("/api/daily_papers?limit=0", "limit: expected a whole number from 1 to 100"),
      bad("/api/daily_papers?p=-1", "p: expected a whole number from 0"),
      bad("/api/daily_papers?sort=upvotes", 'sort: expected "publishedAt" or "trending"'),
    ],
  },
  {
    path: "/api/papers",
    operation: "listPapers",
    summary: "All papers, newest first.",
    query: listQuery,
    answers: "ListedPaper",
    isList: true,
    hasPages: true,
    examples: [
      good("/api/papers"),
      good("/api/papers?limit=3"),
      bad("/api/papers?cursor=made-up", "cursor: expected a cursor given out here"),
      bad("/api/papers?limit=101", "limit: expected a whole number from 1 to 100"),
    ],
  },
  {
    path: "/api/papers/search",
    operation: "searchPapers",
    summary: "Papers by words and meaning, the best first.",
    query: searchQuery,
    answers: "FoundPaper",
    isList: true,
    hasPages: false,
    examples: [
      good("/api/papers/search?q=llama&limit=2"),
      good("/api/papers/search"),
      bad(`/api/papers/search?q=${"x".repeat(251)}`, "q: expected at most 250 characters"),
      bad("/api/papers/search?q=x&limit=121", "limit: expected a whole number from 1 to 120"),
    ],
  },
  {
    path: "/api/suggestions",
    operation: "suggest",
    summary: "Tags, authors and titles that a text begun may be meant for.",
    query: suggestionsQuery,
    answers: "Suggestions",
    isList: false,
    hasPages: false,
    examples: [
      good("/api/suggestions?q=code%20lla"),
      good("/api/suggestions"),
      bad(`/api/suggestions?q=${"x".repeat(251)}`, "q: expected at most 250 characters"),
    ],
  },
  {
    path: "/api/papers/{id}",
    operation: "readPaper",
    summary: "One paper; versions are accepted and mean the paper.",
    query: detailQuery,
    answers: "PaperDetail",
    isList: false,
    hasPages: false,
    examples: [
      good(PAPER),
      good(`${PAPER}v2?field=comments`),
      bad(`${PAPER}?field=models`, 'field: expected "submissionDeadline" or "comments"'),
      missing("/api/papers/1234.56789"),
      missing("/api/papers/hep-th/9901001"),
      missing(`${PAPER}/discussions`),
    ],
  },
  {
    path: "/api/papers/{id}/similar",
    operation: "listSimilarPapers",
    summary: "Papers near this one in meaning; never itself.",
    query: similarQuery,
    answers: "SimilarPaper",
    isList: true,
    hasPages: false,
    examples: [
      good(`${PAPER}/similar`),
      good(`${PAPER}/similar?sort=recency&limit=3`),
      bad(`${PAPER}/similar?sort=random`, 'sort: expected "similarity", "recency" or "trending"'),
      missing("/api/papers/1234.56789/similar"),
    ],
  },
  {
    path: "/api/papers/{id}/explanation",
    operation: "explainPaper",
    summary: "Why the paper stands where it does.",
    query: noQuery,
    answers: "Explanation",
    isList: false,
    hasPages: false,
    examples: [good(`${PAPER}/explanation`), missing("/api/papers/hep-th/9901001/explanation")],
  },
  {
    path: "/api/arxiv/{id}/repos",
    operation: "listRepositories",
    summary: "Repositories linked to a paper: none are held here.",
    query: noQuery,
    answers: "LinkedRepositories",
    isList: false,
    hasPages: false,
    examples: [good("/api/arxiv/2308.12950/repos"), missing("/api/arxiv/1234.56789/repos")],
  },
  {
    path: "/api/tags",
    operation: "listTags",
    summary: "Every tag with its definition and how many papers carry it.",
    query: noQuery,
    answers: "Tag",
    isList: true,
    hasPages: false,
    examples: [good("/api/tags")],
  },
];
