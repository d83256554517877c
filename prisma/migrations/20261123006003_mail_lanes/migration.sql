ALTER TABLE "mail_paces" DROP COLUMN "next_send_at";

CREATE TABLE "mail_lanes" (
    "id" INTEGER NOT NULL,
    "held_until" TIMESTAMPTZ(6) NOT NULL,
    "next_send_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "mail_lanes_pkey" PRIMARY KEY ("id")
);

-- As many as lib/mail/lanes.ts uses at most.
INSERT INTO "mail_lanes" ("id", "held_until", "next_send_at")
SELECT id, 'epoch', 'epoch' FROM generate_series(1, 4) AS id;
