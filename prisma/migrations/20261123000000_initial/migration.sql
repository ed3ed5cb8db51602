-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- CreateTable
CREATE TABLE "market" (
    "id" TEXT NOT NULL,
    "epoch_ms" BIGINT NOT NULL,
    "anchor_epoch" BIGINT NOT NULL,
    "anchor_ms" BIGINT NOT NULL,
    "min_window_ms" BIGINT NOT NULL,
    "max_window_ms" BIGINT NOT NULL,
    "session_ms" BIGINT NOT NULL,
    "max_members" INTEGER NOT NULL,
    "storage_ceiling" DECIMAL(20,0) NOT NULL,
    "fee_bps" INTEGER NOT NULL,
    "fee_recipient" TEXT NOT NULL,
    "version" BIGINT NOT NULL,

    CONSTRAINT "market_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team" (
    "id" TEXT NOT NULL,
    "market_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "creator" TEXT NOT NULL,
    "manager" TEXT NOT NULL,
    "created_at_ms" BIGINT NOT NULL,
    "operators" TEXT[],
    "collected" DECIMAL(20,0) NOT NULL,
    "distributed" DECIMAL(20,0) NOT NULL,
    "transaction_digest" TEXT NOT NULL,
    "search_text" TEXT NOT NULL,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "team_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "address" TEXT NOT NULL,
    "share_bps" INTEGER NOT NULL,

    CONSTRAINT "member_pkey" PRIMARY KEY ("team_id","position")
);

-- CreateTable
CREATE TABLE "advance" (
    "team_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "address" TEXT NOT NULL,
    "owed" DECIMAL(20,0) NOT NULL,

    CONSTRAINT "advance_pkey" PRIMARY KEY ("team_id","position")
);

-- CreateTable
CREATE TABLE "model" (
    "id" TEXT NOT NULL,
    "market_id" TEXT NOT NULL,
    "team_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "task" TEXT NOT NULL,
    "tags" TEXT[],
    "licence" TEXT NOT NULL,
    "data_class" TEXT NOT NULL,
    "lister" TEXT NOT NULL,
    "listed_at_ms" BIGINT NOT NULL,
    "changed_at_ms" BIGINT NOT NULL,
    "retired_at_ms" BIGINT,
    "transaction_digest" TEXT NOT NULL,
    "iteration_count" INTEGER NOT NULL,
    "offer_count" INTEGER NOT NULL,
    "latest_format" TEXT NOT NULL,
    "passes_sold" INTEGER NOT NULL,
    "renewals" INTEGER NOT NULL,
    "opens" BIGINT NOT NULL,
    "calls" DECIMAL(40,0) NOT NULL,
    "paid" DECIMAL(40,0) NOT NULL,
    "settled" DECIMAL(40,0) NOT NULL,
    "fees" DECIMAL(40,0) NOT NULL,
    "refunded" DECIMAL(40,0) NOT NULL,
    "grants_given" INTEGER NOT NULL,
    "min_price" DECIMAL(20,0),
    "ordinal" BIGINT NOT NULL,
    "search_text" TEXT NOT NULL,
    "search" tsvector NOT NULL,

    CONSTRAINT "model_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "iteration" (
    "model_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "parents" INTEGER[],
    "manifest_blob_id" TEXT NOT NULL,
    "blob_ids" TEXT[],
    "blob_objects" TEXT[],
    "end_epoch" BIGINT NOT NULL,
    "first_end_epoch" BIGINT NOT NULL,
    "content_root" BYTEA NOT NULL,
    "plain_bytes" DECIMAL(20,0) NOT NULL,
    "cipher_bytes" DECIMAL(20,0) NOT NULL,
    "sealed_key" BYTEA NOT NULL,
    "format" TEXT NOT NULL,
    "metrics" TEXT NOT NULL,
    "note_kind" SMALLINT NOT NULL,
    "note_text" TEXT NOT NULL,
    "note_opens_at_ms" DECIMAL(20,0) NOT NULL,
    "note_commitment" BYTEA NOT NULL,
    "note_sealed" BYTEA NOT NULL,
    "note_disclosed_at_ms" BIGINT,
    "note_disclosed_by" TEXT,
    "author" TEXT NOT NULL,
    "cost_advanced" DECIMAL(20,0) NOT NULL,
    "published_at_ms" BIGINT NOT NULL,
    "transaction_digest" TEXT NOT NULL,
    "checkpoint" BIGINT NOT NULL,

    CONSTRAINT "iteration_pkey" PRIMARY KEY ("model_id","number")
);

-- CreateTable
CREATE TABLE "alias" (
    "model_id" TEXT NOT NULL,
    "name_hex" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "iteration" INTEGER,
    "moved_at_ms" BIGINT NOT NULL,

    CONSTRAINT "alias_pkey" PRIMARY KEY ("model_id","name_hex")
);

-- CreateTable
CREATE TABLE "offer" (
    "model_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "rights" SMALLINT NOT NULL,
    "window_ms" BIGINT NOT NULL,
    "price" DECIMAL(20,0) NOT NULL,
    "first_iteration" BIGINT NOT NULL,
    "last_iteration" BIGINT NOT NULL,
    "quota" BIGINT NOT NULL,
    "refund_rule" SMALLINT NOT NULL,
    "trial" BOOLEAN NOT NULL,
    "active" BOOLEAN NOT NULL,
    "set_by" TEXT NOT NULL,
    "set_at_ms" BIGINT NOT NULL,
    "withdrawn_at_ms" BIGINT,
    "sold" INTEGER NOT NULL,

    CONSTRAINT "offer_pkey" PRIMARY KEY ("model_id","number")
);

-- CreateTable
CREATE TABLE "pass" (
    "id" TEXT NOT NULL,
    "sale_id" TEXT NOT NULL,
    "model_id" TEXT NOT NULL,
    "team_id" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "trial" BOOLEAN NOT NULL,
    "rights" SMALLINT NOT NULL,
    "first_iteration" BIGINT NOT NULL,
    "last_iteration" BIGINT NOT NULL,
    "starts_at_ms" BIGINT NOT NULL,
    "ends_at_ms" BIGINT NOT NULL,
    "opened_until_ms" BIGINT NOT NULL,
    "opened_iteration" INTEGER NOT NULL,
    "opens" BIGINT NOT NULL,
    "transaction_digest" TEXT NOT NULL,
    "ordinal" BIGINT NOT NULL,

    CONSTRAINT "pass_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sale" (
    "id" TEXT NOT NULL,
    "pass_id" TEXT NOT NULL,
    "previous_id" TEXT,
    "model_id" TEXT NOT NULL,
    "team_id" TEXT NOT NULL,
    "buyer" TEXT NOT NULL,
    "offer" INTEGER NOT NULL,
    "trial" BOOLEAN NOT NULL,
    "rights" SMALLINT NOT NULL,
    "refund_rule" SMALLINT NOT NULL,
    "quota" BIGINT NOT NULL,
    "window_ms" BIGINT NOT NULL,
    "first_iteration" BIGINT NOT NULL,
    "last_iteration" BIGINT NOT NULL,
    "starts_at_ms" BIGINT NOT NULL,
    "ends_at_ms" BIGINT NOT NULL,
    "paid" DECIMAL(20,0) NOT NULL,
    "settled" DECIMAL(20,0) NOT NULL,
    "fee_bps" INTEGER NOT NULL,
    "fee" DECIMAL(20,0) NOT NULL,
    "refunded" DECIMAL(20,0) NOT NULL,
    "held" DECIMAL(20,0) NOT NULL,
    "refunded_at_ms" BIGINT,
    "opens" BIGINT NOT NULL,
    "opened_until_ms" BIGINT NOT NULL,
    "used" DECIMAL(20,0) NOT NULL,
    "sold_at_ms" BIGINT NOT NULL,
    "transaction_digest" TEXT NOT NULL,
    "ordinal" BIGINT NOT NULL,

    CONSTRAINT "sale_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_grant" (
    "id" TEXT NOT NULL,
    "model_id" TEXT NOT NULL,
    "team_id" TEXT NOT NULL,
    "auditor" TEXT NOT NULL,
    "scope" SMALLINT NOT NULL,
    "first_iteration" BIGINT NOT NULL,
    "last_iteration" BIGINT NOT NULL,
    "starts_at_ms" BIGINT NOT NULL,
    "ends_at_ms" BIGINT NOT NULL,
    "granted_by" TEXT NOT NULL,
    "granted_at_ms" BIGINT NOT NULL,
    "revoked_at_ms" BIGINT,
    "opened_until_ms" BIGINT NOT NULL,
    "opened_iteration" INTEGER NOT NULL,
    "opens" BIGINT NOT NULL,
    "transaction_digest" TEXT NOT NULL,
    "ordinal" BIGINT NOT NULL,

    CONSTRAINT "audit_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opinion" (
    "id" TEXT NOT NULL,
    "model_id" TEXT NOT NULL,
    "iteration" INTEGER NOT NULL,
    "auditor" TEXT NOT NULL,
    "verdict" SMALLINT NOT NULL,
    "scope" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "evidence_hash" BYTEA NOT NULL,
    "content_root" BYTEA NOT NULL,
    "supersedes_id" TEXT,
    "superseded_by_id" TEXT,
    "signed_at_ms" BIGINT NOT NULL,
    "transaction_digest" TEXT NOT NULL,
    "ordinal" BIGINT NOT NULL,

    CONSTRAINT "opinion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "ordinal" BIGINT NOT NULL,
    "transaction_digest" TEXT NOT NULL,
    "event_index" INTEGER NOT NULL,
    "checkpoint" BIGINT NOT NULL,
    "transaction_index" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "at_ms" BIGINT NOT NULL,
    "model_id" TEXT,
    "team_id" TEXT,
    "pass_id" TEXT,
    "iteration" INTEGER,
    "amount" DECIMAL(20,0),
    "refs" TEXT[],
    "data" JSONB NOT NULL,
    "contents" BYTEA NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("ordinal")
);

-- CreateTable
CREATE TABLE "index_cursor" (
    "id" INTEGER NOT NULL,
    "network" TEXT NOT NULL,
    "chain_id" TEXT NOT NULL,
    "package_id" TEXT NOT NULL,
    "cursor" BYTEA,
    "ordinal" BIGINT NOT NULL,
    "checkpoint" BIGINT NOT NULL,
    "transaction_index" BIGINT NOT NULL,
    "event_index" INTEGER NOT NULL,

    CONSTRAINT "index_cursor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "index_heartbeat" (
    "id" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "at_ms" BIGINT NOT NULL,
    "complete_at_ms" BIGINT,
    "tip_checkpoint" BIGINT,
    "indexed_checkpoint" BIGINT,
    "chain_at_ms" BIGINT,

    CONSTRAINT "index_heartbeat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seed_progress" (
    "id" INTEGER NOT NULL,
    "step" INTEGER NOT NULL,
    "steps" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "failed" BOOLEAN NOT NULL,
    "done" BOOLEAN NOT NULL,
    "at_ms" BIGINT NOT NULL,

    CONSTRAINT "seed_progress_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "team_manager_idx" ON "team"("manager");

-- CreateIndex
CREATE INDEX "team_search_text_idx" ON "team" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "member_address_idx" ON "member"("address");

-- CreateIndex
CREATE INDEX "model_search_idx" ON "model" USING GIN ("search");

-- CreateIndex
CREATE INDEX "model_search_text_idx" ON "model" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "model_changed_idx" ON "model"("changed_at_ms" DESC, "ordinal" DESC);

-- CreateIndex
CREATE INDEX "model_price_idx" ON "model"("min_price", "ordinal" DESC);

-- CreateIndex
CREATE INDEX "model_sold_idx" ON "model"("passes_sold" DESC, "ordinal" DESC);

-- CreateIndex
CREATE INDEX "model_task_idx" ON "model"("task", "changed_at_ms" DESC, "ordinal" DESC);

-- CreateIndex
CREATE INDEX "model_licence_idx" ON "model"("licence", "changed_at_ms" DESC, "ordinal" DESC);

-- CreateIndex
CREATE INDEX "model_data_class_idx" ON "model"("data_class", "changed_at_ms" DESC, "ordinal" DESC);

-- CreateIndex
CREATE INDEX "model_format_idx" ON "model"("latest_format", "changed_at_ms" DESC, "ordinal" DESC);

-- CreateIndex
CREATE INDEX "model_tags_idx" ON "model" USING GIN ("tags");

-- CreateIndex
CREATE INDEX "model_team_id_idx" ON "model"("team_id");

-- CreateIndex
CREATE INDEX "pass_holder_ordinal_idx" ON "pass"("holder", "ordinal" DESC);

-- CreateIndex
CREATE INDEX "pass_model_id_idx" ON "pass"("model_id");

-- CreateIndex
CREATE INDEX "sale_pass_id_ordinal_idx" ON "sale"("pass_id", "ordinal" DESC);

-- CreateIndex
CREATE INDEX "sale_team_id_ordinal_idx" ON "sale"("team_id", "ordinal");

-- CreateIndex
CREATE INDEX "audit_grant_auditor_ordinal_idx" ON "audit_grant"("auditor", "ordinal" DESC);

-- CreateIndex
CREATE INDEX "audit_grant_team_id_ordinal_idx" ON "audit_grant"("team_id", "ordinal" DESC);

-- CreateIndex
CREATE INDEX "audit_grant_model_id_idx" ON "audit_grant"("model_id");

-- CreateIndex
CREATE INDEX "opinion_model_id_ordinal_idx" ON "opinion"("model_id", "ordinal" DESC);

-- CreateIndex
CREATE INDEX "opinion_auditor_ordinal_idx" ON "opinion"("auditor", "ordinal" DESC);

-- CreateIndex
CREATE INDEX "event_refs_idx" ON "event" USING GIN ("refs");

-- CreateIndex
CREATE INDEX "event_kind_ordinal_idx" ON "event"("kind", "ordinal" DESC);

-- CreateIndex
CREATE INDEX "event_model_id_ordinal_idx" ON "event"("model_id", "ordinal" DESC);

-- CreateIndex
CREATE INDEX "event_team_id_ordinal_idx" ON "event"("team_id", "ordinal" DESC);

-- CreateIndex
CREATE INDEX "event_at_ms_idx" ON "event"("at_ms");

-- CreateIndex
CREATE UNIQUE INDEX "event_transaction_digest_event_index_key" ON "event"("transaction_digest", "event_index");

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "advance" ADD CONSTRAINT "advance_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model" ADD CONSTRAINT "model_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "iteration" ADD CONSTRAINT "iteration_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "model"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alias" ADD CONSTRAINT "alias_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "model"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "model"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pass" ADD CONSTRAINT "pass_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "model"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sale" ADD CONSTRAINT "sale_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "model"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sale" ADD CONSTRAINT "sale_pass_id_fkey" FOREIGN KEY ("pass_id") REFERENCES "pass"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_grant" ADD CONSTRAINT "audit_grant_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "model"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opinion" ADD CONSTRAINT "opinion_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "model"("id") ON DELETE CASCADE ON UPDATE CASCADE;
