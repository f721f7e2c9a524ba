-- A person's words are erased account by account. Takes no lock that anybody waits for.

drop function erase_context(uuid);

-- Runs with its owner's rights: the one change that a transfer allows.
create function erase_words(of_account uuid, after_version bigint, up_to_version bigint) returns bigint
  language plpgsql security definer set search_path = public as $$
declare
  erased bigint;
begin
  update transfer set context = null
   where debit_account = of_account and debit_listed and debit_version > after_version and debit_version <= up_to_version
     and context is not null;
  get diagnostics erased = row_count;
  return erased;
end $$;
comment on function erase_words is 'Erases the words of what an account paid for, within a range of its versions; the transfers stay.';
comment on column transfer.context is 'What it was for, in the words of whoever asked. Erasable, see erase_words; nothing else of the row is.';

revoke execute on function erase_words from public;
grant execute on function erase_words to ${app_role};
