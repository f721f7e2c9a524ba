-- Hebrew, which gifts have names in, had no list. Few words, as V0021 has them, and those of an operator who was quicker stay. Locks the row of
-- the language's list, where there is one, for a moment.

insert into message_word_list (language, version) values ('he', 1)
on conflict (language) do update set version = message_word_list.version + 1;

insert into message_word (language, kind, word)
select 'he', 'BLOCKED', trim(word)
  from regexp_split_to_table('אידיוט, אידיוטית, מטומטם, מטומטמת, טיפש, טיפשה, דביל, דבילית, מפגר, מפגרת, מניאק, שרמוטה, זונה, בן זונה, חרא', ',') as word
on conflict (language, word) do nothing;
