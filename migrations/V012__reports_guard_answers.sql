-- What the author answered to the guard's warnings, by key: not-a-person, something-else, public or changed. It says what somebody thought of
-- a name, so it stays on the desk and goes with the manuscript: no version, no report holds it.
alter table manuscript add column answered jsonb not null default '{}'
    check (jsonb_typeof(answered) = 'object' and pg_column_size(answered) <= 40000);
comment on column manuscript.answered is 'answers to the guard''s warnings by their key; never published';
