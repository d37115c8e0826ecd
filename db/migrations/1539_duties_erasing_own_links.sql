-- Purpose: a family's own link goes with its place on a workshop's list. Erasing a pupil takes the places of families who come for that
-- pupil away; the links that pointed at them stopped it.
alter table restricted.workshop_own_link
  drop constraint workshop_own_link_school_id_place_id_fkey,
  add foreign key (school_id, place_id) references restricted.workshop_place (school_id, id) on delete cascade;
