-- What was agreed is never rewritten: a change of dates is money of its own, back or on top.
CREATE TRIGGER booking_lines_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON booking_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
-- A night belongs to the stay it was taken for, and to a booking that still wants it.
CREATE FUNCTION refuse_stray_night() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM bookings b WHERE b.id = NEW.booking_id AND b.state <> 'released' AND NEW.night >= b.check_in AND NEW.night < b.check_out
  ) THEN
    RAISE EXCEPTION 'night % is outside booking %', NEW.night, NEW.booking_id USING ERRCODE = '23514', CONSTRAINT = 'unit_nights_inside_booking';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER unit_nights_inside_booking AFTER INSERT OR UPDATE ON unit_nights DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION refuse_stray_night();
