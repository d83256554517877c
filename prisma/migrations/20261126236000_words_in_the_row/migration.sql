-- A search reads the words of hundreds of papers. Kept out of line, as PostgreSQL keeps whatever makes
-- a row longer than 2 kB, each is a look-up in another table and an unpacking (12 µs); two whole papers
-- of usual length fit a page of 8 kB. Rows move when they next change; VACUUM FULL papers moves all.
ALTER TABLE "papers" SET (toast_tuple_target = 4000);
ALTER TABLE "papers" ALTER COLUMN "search" SET STORAGE MAIN;
