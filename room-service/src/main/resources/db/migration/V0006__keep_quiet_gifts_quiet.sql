-- A gift that no ranking counts is taken back from none either. The default is a constant: no row is written, the lock is short.
ALTER TABLE gift_return ADD COLUMN quiet boolean NOT NULL DEFAULT false;
