-- What remains of gifts, as charges.v1 tells it. New tables only: takes no lock that anybody waits for.
--
-- Everything belongs to a generation. One is read; a rebuild fills another beside it and then changes gift_live, in one transaction.

create table gift_generation (
  generation  bigint      generated always as identity primary key,
  status      text        not null check (status in ('FILLING', 'FILLED', 'FAILED')),
  asked_by    uuid,
  reason      text,
  asked_at    timestamptz not null default now(),
  ended_at    timestamptz,
  failure     text,
  records     bigint,
  worker      text,
  lease_until timestamptz,
  cleared_at  timestamptz
);
comment on table gift_generation is 'Every filling of the read models: also the record of who had them rebuilt, and why.';
comment on column gift_generation.worker is 'The pod that fills it; another one goes on after lease_until.';
comment on column gift_generation.records is 'Read of charges.v1 until ended_at.';
comment on column gift_generation.cleared_at is 'When the rows of a generation that is no longer read were gone.';
create unique index gift_generation_filling on gift_generation (status) where status = 'FILLING';

create table gift_live (
  singleton  boolean primary key default true check (singleton),
  generation bigint  not null references gift_generation
);
comment on table gift_live is 'The generation that is read. Whoever writes to it, or replaces it, locks this row: one at a time.';
with first as (insert into gift_generation (status) values ('FILLED') returning generation)
insert into gift_live (generation) select generation from first;

create table gift_position (
  generation   bigint  not null references gift_generation,
  partition    integer not null,
  began_at     bigint  not null,
  next_offset  bigint  not null check (next_offset >= began_at),
  first_gift   bigint,
  primary key (generation, partition)
);
comment on table gift_position is 'How far the generation has come in charges.v1, written with the rows it has from there.';
comment on column gift_position.first_gift is 'The offset of the first record that is of a gift: a rebuild must begin no later.';

create table gift_charge (
  generation  bigint      not null,
  charge_id   uuid        not null,
  sender_id   uuid        not null,
  sender_name text        not null,
  room_id     uuid,
  gift_id     text        not null,
  gift_name   text        not null,
  quantity    integer     not null check (quantity > 0),
  coins       bigint      not null check (coins > 0),
  taken_back  bigint      not null default 0 check (taken_back between 0 and coins),
  message     text        not null,
  anonymous   boolean     not null,
  quiet       boolean     not null,
  combo_id    uuid,
  charged_at  timestamptz not null,
  primary key (generation, charge_id)
);
create index gift_charge_sent on gift_charge (generation, sender_id, charged_at, charge_id);

create table gift_part (
  generation  bigint      not null,
  charge_id   uuid        not null,
  receiver_id uuid        not null,
  number      integer     not null,
  sender_id   uuid        not null,
  gift_id     text        not null,
  quantity    integer     not null,
  coins       bigint      not null check (coins > 0),
  kept        bigint      not null default 0 check (kept between 0 and coins),
  anonymous   boolean     not null,
  quiet       boolean     not null,
  charged_at  timestamptz not null,
  primary key (generation, charge_id, receiver_id)
);
comment on table gift_part is 'What one creator received of a gift; nearly always all of it.';
comment on column gift_part.kept is 'Coins that were not taken back, as the tables below count them; a part that keeps none counts nowhere.';
create index gift_part_received on gift_part (generation, receiver_id, charged_at, charge_id);
create index gift_part_of_sender on gift_part (generation, receiver_id, sender_id, charged_at, charge_id)
  where kept > 0 and not anonymous;
create index gift_part_of_gift on gift_part (generation, receiver_id, gift_id, charged_at, charge_id) where kept > 0;

create table gift_reversal (
  generation  bigint      not null,
  reversal_id uuid        not null,
  charge_id   uuid        not null,
  coins       bigint      not null check (coins > 0),
  reversed_at timestamptz not null,
  primary key (generation, reversal_id)
);
comment on table gift_reversal is 'Also of charges that have not come yet.';
create index gift_reversal_charge on gift_reversal (generation, charge_id);

create table gift_standing (
  generation    bigint      not null,
  board         text        not null,
  period        text        not null check (period in ('DAY', 'WEEK', 'ALL_TIME')),
  starts_on     date        not null,
  subject_id    uuid        not null,
  gift_id       text        not null,
  person_id     uuid        not null,
  coins         bigint      not null check (coins >= 0),
  gifts         bigint      not null check (gifts >= 0),
  newest_at     timestamptz not null,
  newest_charge uuid        not null,
  primary key (generation, board, period, starts_on, subject_id, gift_id, person_id)
);
comment on table gift_standing is 'Sums of coins per person on each board and period. Rows only ever come and change: what is taken back leaves zeros.';
comment on column gift_standing.subject_id is 'The creator whose board it is; the nil UUID where it is everybody''s.';
comment on column gift_standing.gift_id is 'The gift of a gallery whose board it is; empty elsewhere.';
comment on column gift_standing.newest_charge is 'The newest gift that ever counted here: the person''s name, and of equal sums the older comes first.';
create index gift_standing_order on gift_standing
  (generation, board, period, starts_on, subject_id, gift_id, coins desc, newest_at, person_id) where coins > 0;

create table gift_gallery (
  generation  bigint not null,
  receiver_id uuid   not null,
  gift_id     text   not null,
  quantity    bigint not null check (quantity >= 0),
  gifts       bigint not null check (gifts >= 0),
  coins       bigint not null check (coins >= 0),
  primary key (generation, receiver_id, gift_id)
);
comment on table gift_gallery is 'What each creator has of each gift; zeros where all of it was taken back.';

create table gift_first (
  generation  bigint      not null,
  receiver_id uuid        not null,
  sender_id   uuid        not null,
  charge_id   uuid        not null,
  charged_at  timestamptz not null,
  primary key (generation, receiver_id, sender_id)
);
comment on table gift_first is 'The first gift with a name on it that a person sent to a creator, of those that were not taken back.';
create index gift_first_newest on gift_first (generation, receiver_id, charged_at, charge_id);

create view live_gift_charge as select c.* from gift_charge c where c.generation = (select generation from gift_live);
create view live_gift_part as select p.* from gift_part p where p.generation = (select generation from gift_live);
create view live_gift_standing as select s.* from gift_standing s where s.generation = (select generation from gift_live);
create view live_gift_gallery as select g.* from gift_gallery g where g.generation = (select generation from gift_live);
create view live_gift_first as select f.* from gift_first f where f.generation = (select generation from gift_live);

grant select, insert, update on gift_generation to gift;
grant select, update on gift_live to gift;
grant select, insert, update, delete on
  gift_position, gift_charge, gift_part, gift_reversal, gift_standing, gift_gallery, gift_first to gift;
grant select on live_gift_charge, live_gift_part, live_gift_standing, live_gift_gallery, live_gift_first to gift;
