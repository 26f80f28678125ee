-- How the reader of the log is asked for a snapshot: a row here is a signal to Debezium, which reads it from the log
-- itself, so that none is lost while it is down. Its columns are given by Debezium. While a snapshot runs, Debezium
-- marks here where each of its reads begins and ends in the log.

CREATE TABLE public.log_signals (
  id   text PRIMARY KEY,
  type text NOT NULL,
  data text
);

ALTER PUBLICATION orders_publication ADD TABLE public.log_signals;
