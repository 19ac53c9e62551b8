-- Version 9: one index where two said nearly the same, and the appointments of a day counted in an index.

DROP INDEX client_by_sector;
DROP INDEX client_by_zone;
DROP INDEX client_in_sector;
DROP INDEX client_in_zone;
CREATE INDEX client_in_sector ON client (sector, shelf) WHERE sector IS NOT NULL;
CREATE INDEX client_in_zone ON client (zone, shelf) WHERE zone IS NOT NULL;

-- The same is in interaction_score.
DROP INDEX interaction_scored;

-- Whoever is red in spite of an appointment stands elsewhere in the day: with the days on which a light turns in it, the
-- index says who is not. (SQLite would look up a generated column, such as wanted_on, in the table all the same.)
DROP INDEX light_timed;
CREATE INDEX light_timed ON light (next_on, next_at, client_id, yellow_on, red_on, counted)
  WHERE counted = 1 AND next_at IS NOT NULL;
