-- When the log was begun, by the prefix of the topic, and how far the snapshot of all rows is that goes with it: whoever
-- dies meanwhile, the next to look knows whether it must be asked for again. What was committed before a later beginning
-- and had not been read is lost to the topic.

CREATE TABLE public.log_snapshots (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  topic_prefix text NOT NULL,
  begun_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- Who was asked: a connection of the reader. Another one may know nothing of it.
  reader       text,
  asked_at     timestamptz,
  -- A reader that is past this place has read the signal.
  asked_lsn    pg_lsn,
  told_at      timestamptz
);
