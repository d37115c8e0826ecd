-- Purpose: families are not asked by link for which child they come; staff who know it may say so afterwards, once.
grant update (pupil_id) on restricted.workshop_place to waymark_app;
comment on column restricted.workshop_place.pupil_id is 'For which child they come, as staff said it; families are never asked.';
