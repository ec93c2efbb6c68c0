-- Terms, what each policy level means by them, and the themes reports are filed under: public facts from content/.
create table term (
    id         text primary key,
    words      jsonb not null,
    synonyms   jsonb not null,
    definition text  not null,
    source     text  not null
);
comment on table term is 'public: a concept with its words in nl, fr, de, en';
create table definition (
    term_id  text not null,
    level    text not null,
    body     text not null,
    document text not null,
    year     text not null,
    text     text not null,
    source   text not null,
    primary key (term_id, level, body, document)
);
comment on table definition is 'public: what a policy level means by a term';
create table theme (
    id       text primary key,
    grouping text not null,
    position integer not null,
    label_nl text not null,
    label_fr text not null,
    label_de text not null,
    label_en text not null
);
comment on table theme is 'public: what reports are filed under';
do $$
declare
    t text;
begin
    foreach t in array array ['term', 'definition', 'theme']
        loop
            execute format('alter table %I enable row level security', t);
            execute format('alter table %I force row level security', t);
            execute format('create policy owner on %I to vrank_owner using (true) with check (true)', t);
            execute format('create policy everyone on %I for select to vrank_application, vrank_indexer using (true)', t);
            execute format('grant select on %I to vrank_application, vrank_indexer', t);
        end loop;
end
$$;
