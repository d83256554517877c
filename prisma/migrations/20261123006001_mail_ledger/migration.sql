-- What mailing needs besides: an account that outlives its readers, reports of mail servers,
-- addresses never to be mailed again, and one pace for all workers.
ALTER TABLE "readers" ADD COLUMN "new_email" TEXT;
ALTER TABLE "subscriptions" ADD COLUMN "mails_quiet_days" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "editions" ADD COLUMN "candidate_count" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "deliveries" DROP CONSTRAINT "deliveries_reader_id_fkey";
ALTER TABLE "deliveries" ADD COLUMN "changed_paper_ids" INTEGER[],
  ALTER COLUMN "reader_id" DROP NOT NULL;
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_reader_id_fkey"
  FOREIGN KEY ("reader_id") REFERENCES "readers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "suppressions" (
    "key" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "suppressions_pkey" PRIMARY KEY ("key")
);

CREATE TABLE "bounces" (
    "id" SERIAL NOT NULL,
    "message_id" TEXT NOT NULL,
    "address_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bounces_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "mail_paces" (
    "relay" TEXT NOT NULL,
    "next_send_at" TIMESTAMPTZ(6) NOT NULL,
    "failure_count" INTEGER NOT NULL DEFAULT 0,
    "stopped_until" TIMESTAMPTZ(3),
    "stop_reason" TEXT,

    CONSTRAINT "mail_paces_pkey" PRIMARY KEY ("relay")
);

CREATE UNIQUE INDEX "bounces_message_id_address_key_kind_key" ON "bounces"("message_id", "address_key", "kind");
CREATE INDEX "bounces_address_key_received_at_idx" ON "bounces"("address_key", "received_at");
