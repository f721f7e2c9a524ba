-- What was paid and came back has words too, which may name the payer again. Replaces a function; takes no lock that anybody waits for.

create or replace function erase_words(of_account uuid, after_version bigint, up_to_version bigint) returns bigint
  language plpgsql security definer set search_path = public as $$
declare
  of_payments bigint;
  of_reversals bigint;
begin
  update transfer set context = null
   where debit_account = of_account and debit_listed and debit_version > after_version and debit_version <= up_to_version
     and context is not null;
  get diagnostics of_payments = row_count;
  update transfer set context = null
   where credit_account = of_account and credit_listed and credit_version > after_version and credit_version <= up_to_version
     and reverses is not null and context is not null;
  get diagnostics of_reversals = row_count;
  return of_payments + of_reversals;
end $$;
comment on function erase_words is 'Erases the words of what an account paid for and got back, within a range of its versions; the transfers stay.';
