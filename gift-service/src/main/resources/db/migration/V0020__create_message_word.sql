-- The words that are not sent with gifts, per language, as operators edit them. New tables only: takes no lock that anybody waits for.

create table message_word_list (
  language text   primary key check (language ~ '^[a-z]{2,3}$'),
  version  bigint not null default 0 check (version >= 0)
);

comment on table message_word_list is 'Primary tags of BCP 47. Whoever changes a list adds 1 to its version first, so writers wait for each other.';

create table message_word (
  id       uuid        primary key default gen_random_uuid(),
  language text        not null references message_word_list,
  word     text        not null check (length(word) between 1 and 64),
  kind     text        not null check (kind in ('BLOCKED', 'ALLOWED')),
  added_by uuid,
  added_at timestamptz not null default now(),
  unique (language, word)
);

comment on column message_word.kind is 'ALLOWED: innocent, though a blocked word would be found in it.';
comment on column message_word.added_by is 'Null for what the service came with.';

create table message_word_act (
  number      bigint      primary key generated always as identity,
  language    text        not null,
  act         text        not null check (act in ('ADD', 'REMOVE')),
  word        text        not null,
  kind        text        not null,
  operator_id uuid        not null,
  reason      text        not null check (length(reason) between 1 and 500),
  at          timestamptz not null default now()
);

comment on table message_word_act is 'Who changed which list, and why. Written with the change, append-only.';

create index message_word_act_by_language on message_word_act (language, number);

grant select, insert, update (version) on message_word_list to gift;
grant select, insert, delete on message_word to gift;
grant select, insert on message_word_act to gift;
