-- Purpose: what each provision changed is kept with the other figures when the audit ends and when the school submits.
alter table figure drop constraint figure_kind_check,
  add constraint figure_kind_check check (kind in ('measure', 'group', 'everyone', 'partner', 'provision'));
comment on column figure.about is 'What it speaks of: {"measure": id, "title": words, "span": before or during} and, for a group, a partner or a provision, {"of": {"key", "name"}}.';
