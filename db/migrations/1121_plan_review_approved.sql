-- Purpose: nobody approves the minutes that they wrote, whatever a page forgot.
alter table review_meeting add check (approved_by is null or minutes_by is null or approved_by <> minutes_by);
