-- The gift catalog and its first content. New tables only: takes no lock that anybody waits for.

create table gift_catalog (
  singleton boolean primary key default true check (singleton),
  version bigint not null check (version > 0)
);

comment on column gift_catalog.version is 'Grows with every change of any gift; written into each sent gift.';

create table gift (
  id text primary key check (id ~ '^[a-z0-9-]{1,64}$'),
  name text not null check (length(name) between 1 and 100),
  -- Coins. The cap keeps the largest quantity of the dearest gift under what one charge may take.
  price bigint not null check (price between 1 and 1000000),
  tier text not null check (tier in ('SMALL', 'MEDIUM', 'LARGE', 'EPIC')),
  position int not null unique
);

insert into gift_catalog (version) values (1);

insert into gift (position, id, name, price, tier) values
  (1, 'rose', 'Rose', 1, 'SMALL'),
  (2, 'lollipop', 'Lollipop', 2, 'SMALL'),
  (3, 'thumbs-up', 'Thumbs up', 3, 'SMALL'),
  (4, 'finger-heart', 'Finger heart', 5, 'SMALL'),
  (5, 'coffee', 'Coffee', 8, 'SMALL'),
  (6, 'ice-cream', 'Ice cream', 10, 'SMALL'),
  (7, 'balloon', 'Balloon', 15, 'SMALL'),
  (8, 'doughnut', 'Doughnut', 20, 'SMALL'),
  (9, 'sunflower', 'Sunflower', 25, 'SMALL'),
  (10, 'teddy-bear', 'Teddy bear', 49, 'SMALL'),
  (11, 'perfume', 'Perfume', 60, 'MEDIUM'),
  (12, 'confetti', 'Confetti', 99, 'MEDIUM'),
  (13, 'magic-hat', 'Magic hat', 120, 'MEDIUM'),
  (14, 'guitar', 'Guitar', 150, 'MEDIUM'),
  (15, 'sunglasses', 'Sunglasses', 199, 'MEDIUM'),
  (16, 'birthday-cake', 'Birthday cake', 249, 'MEDIUM'),
  (17, 'disco-ball', 'Disco ball', 299, 'MEDIUM'),
  (18, 'crown', 'Crown', 399, 'MEDIUM'),
  (19, 'treasure-chest', 'Treasure chest', 499, 'MEDIUM'),
  (20, 'fireworks', 'Fireworks', 699, 'LARGE'),
  (21, 'swan', 'Swan', 899, 'LARGE'),
  (22, 'motorbike', 'Motorbike', 1200, 'LARGE'),
  (23, 'sports-car', 'Sports car', 1999, 'LARGE'),
  (24, 'yacht', 'Yacht', 2999, 'LARGE'),
  (25, 'private-jet', 'Private jet', 4888, 'LARGE'),
  (26, 'castle', 'Castle', 6999, 'EPIC'),
  (27, 'rocket', 'Rocket', 8999, 'EPIC'),
  (28, 'dragon', 'Dragon', 12999, 'EPIC'),
  (29, 'phoenix', 'Phoenix', 19999, 'EPIC'),
  (30, 'galaxy', 'Galaxy', 29999, 'EPIC');

grant select on gift_catalog, gift to gift;
