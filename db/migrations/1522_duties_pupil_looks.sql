-- Purpose: who looked at one pupil's page is asked each time that page is opened; without this a long trail would be read through.
create index trail_entry_pupil on trail_entry ((about ->> 'pupil'), id desc) where act = 'pupils.opened';
