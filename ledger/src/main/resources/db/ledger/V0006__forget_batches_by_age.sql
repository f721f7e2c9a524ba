-- Batches are forgotten by their age, every few seconds, out of all that a while's commits have left. Takes SHARE on commit_batch: commits wait
-- while the index is built, which is short, as the table holds an hour.

create index commit_batch_created on commit_batch (created_at);
