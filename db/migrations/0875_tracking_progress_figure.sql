-- Purpose: progress of groups from the same start is a figure too, and is kept like the others. Readers outside the school see it on
-- pages only, with small groups hidden: their policies name the kinds that they read. Numbered after 0858, which names the kinds too.
alter table figure drop constraint figure_kind_check,
  add constraint figure_kind_check check (kind in ('measure', 'group', 'everyone', 'partner', 'provision', 'progress'));
