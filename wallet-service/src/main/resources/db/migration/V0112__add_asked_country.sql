-- What a request for a top-up itself said of the country, since the token's claim, which comes before it, may change. Adds a column without
-- rewriting (ACCESS EXCLUSIVE on top_up, for a moment), then locks and copies the rows that have a country: until now both were compared as one.

alter table top_up add column asked_country text;
comment on column top_up.asked_country is 'Null where the request said none. With owner, pack and asked provider what makes a request the same.';
comment on column top_up.asked_provider is 'Null where the request left the choice to us.';

update top_up set asked_country = country where country is not null;
