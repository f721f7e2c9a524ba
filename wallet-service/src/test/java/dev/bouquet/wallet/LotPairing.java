package dev.bouquet.wallet;

/// First in, first out in one query: coins numbered as they came and as they went, of histories
/// without reversals, take-backs and repayments.
final class LotPairing {
  /// How many uses of a wallet are not the overlap of a lot with a spending, or the other way
  /// round.
  static final String DIFFERENCES =
      """
      with transfers as materialized (
        select id, amount, sum(amount) over (partition by debit_listed order by debit_version)::bigint as up_to,
               debit_listed as is_spending
          from transfer where (debit_account = '%1$s' and debit_listed) or (credit_account = '%1$s' and credit_listed)
      ), paired as (
        select s.id as spending_id, l.id as lot_id, least(s.up_to, l.up_to) - greatest(s.up_to - s.amount, l.up_to - l.amount) as coins
          from transfers s join transfers l
            on s.is_spending and not l.is_spending and s.up_to > l.up_to - l.amount and l.up_to > s.up_to - s.amount
      )
      select count(*) from paired p
        full join (select * from lot_use where owner_id = '%1$s') u using (spending_id, lot_id)
       where p.coins is distinct from u.coins
      """;

  private LotPairing() {}
}
