-- What was decided about a refund is never rewritten.
CREATE TRIGGER booking_cancellations_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON booking_cancellations FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
