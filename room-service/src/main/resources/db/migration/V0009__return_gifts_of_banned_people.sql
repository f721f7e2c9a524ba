-- Gifts go back not only of suspended rooms. The default is a constant: no row is written, the lock is short.
ALTER TABLE gift_return ADD COLUMN reason text NOT NULL DEFAULT 'GIFT_REVERSAL_REASON_ROOM_SUSPENDED';
COMMENT ON COLUMN gift_return.reason IS 'A value of bouquet.gift.v1.GiftReversalReason.';
