package dev.bouquet.ledger.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Recomputes from the transfers what the books claim: balances, versions, holds and positions.
///
/// Reads every transfer, which is meant to be done often and beside the writers' work. The caller's
/// transaction is REPEATABLE READ, so that all answers are of one moment.
public final class Verification {
  /// An account's entries in the order of their versions must be numbered from 1, and each must
  /// carry the sum of all up to it. A row that was changed, added or removed breaks one of the two
  /// at its place.
  private static final String ENTRIES =
      """
      select case when version <> number
                  then format('account %s: transfer %s has version %s, and is number %s', account, transfer_id, version, number)
                  else format('account %s: transfer %s left %s at version %s, the transfers up to it sum to %s',
                              account, transfer_id, balance, version, total) end
        from (select account, transfer_id, version, balance, created_at,
                     row_number() over history as number, sum(amount) over history as total
                from entry window history as (partition by account order by version, transfer_id)) e
       where version <> number or balance <> total
       order by created_at, account, version limit ?
      """;

  /// Of no balance's concern: a refusal that turns into another, a kind, a time.
  private static final String SEALS =
      """
      select format('transfer %s is not what was recorded', id) from transfer t where seal <> seal(t) order by created_at, id limit ?
      """;

  /// No balance misses a refusal, and whoever retries its id would be charged after all.
  private static final String RECORDED =
      """
      select format('slot %s recorded %s rows, %s are there', s.slot, s.recorded, count(t.slot))
        from slot s left join transfer t on t.slot = s.slot
       group by s.slot, s.recorded having s.recorded <> count(t.slot) order by 1 limit ?
      """;

  private static final String ACCOUNTS =
      """
      select format('account %s has posted %s at version %s, its transfers say %s at %s', coalesce(a.id, e.account), a.posted, a.version,
                    coalesce(e.amount, 0), coalesce(e.transfers, 0))
        from account a
        full join (select account, sum(amount) as amount, count(*) as transfers from entry group by account) e on e.account = a.id
       where a.posted is distinct from coalesce(e.amount, 0) or a.version is distinct from coalesce(e.transfers, 0)
       order by 1 limit ?
      """;

  private static final String ASSETS =
      """
      select format('asset %s sums to %s', asset, sum(posted)) from account group by asset having sum(posted) <> 0 order by 1 limit ?
      """;

  private static final String MIXED_ASSETS =
      """
      select format('transfer %s moves %s to %s', t.id, d.asset, c.asset)
        from transfer t join account d on d.id = t.debit_account join account c on c.id = t.credit_account
       where t.outcome = 'POSTED' and d.asset <> c.asset order by 1 limit ?
      """;

  /// What is not listed is in no statement.
  private static final String LISTED =
      """
      select format('transfer %s is %s the statement of account %s', e.transfer_id, case when e.listed then 'in' else 'left out of' end, e.account)
        from entry e join account a on a.id = e.account
       where e.listed is distinct from (a.floor is not null) order by 1 limit ?
      """;

  private static final String HELD =
      """
      select format('account %s holds %s, its open holds sum to %s', a.id, a.held, coalesce(h.amount, 0))
        from account a
        left join (select debit_account, sum(amount) as amount from transfer t
                    where outcome = 'HELD' and not exists (select from transfer r where r.resolves = t.id)
                    group by debit_account) h on h.debit_account = a.id
       where a.held <> coalesce(h.amount, 0)
       order by 1 limit ?
      """;

  private static final String OPEN_HOLDS =
      """
      select format('hold %s is %s', coalesce(o.id, h.id), case when h.id is null then 'listed as open and is not' else 'open and not listed as it is' end)
        from open_hold o
        full join (select id, debit_account, amount, expires_at from transfer t
                    where outcome = 'HELD' and not exists (select from transfer r where r.resolves = t.id)) h on h.id = o.id
       where (o.account, o.amount, o.expires_at) is distinct from (h.debit_account, h.amount, h.expires_at)
       order by 1 limit ?
      """;

  private static final String RESOLUTIONS =
      """
      select format('%s %s resolves %s, which is no hold that allows it', lower(r.outcome), r.id, r.resolves)
        from transfer r left join transfer h on h.id = r.resolves
       where r.resolves is not null
         and (h.outcome is distinct from 'HELD' or r.debit_account is distinct from h.debit_account
              or case r.outcome when 'POSTED' then r.amount > h.amount or r.credit_account is distinct from h.credit_account
                                else r.amount <> h.amount end)
       order by 1 limit ?
      """;

  private static final String REVERSALS =
      """
      select format('transfer %s was reversed by %s of its %s', t.id, r.amount, t.amount)
        from (select reverses, sum(amount) as amount, bool_and(outcome = 'POSTED') as posted from transfer
               where reverses is not null group by reverses) r
        left join transfer t on t.id = r.reverses
       where t.outcome is distinct from 'POSTED' or t.reverses is not null or r.amount > t.amount or not r.posted
          or exists (select from transfer x where x.reverses = t.id
                      and (x.debit_account <> t.credit_account or x.credit_account <> t.debit_account))
       order by 1 limit ?
      """;

  private static final String POSITIONS =
      """
      select format('transfer %s has position %s of slot %s, epoch %s, and is number %s', id, seq, slot, epoch, number)
        from (select id, slot, epoch, seq, row_number() over (partition by slot, epoch order by seq, id) as number
                from transfer where seq is not null) t
       where seq <> number order by epoch, slot, seq limit ?
      """;

  private static final String LAST_POSITIONS =
      """
      select format('slot %s stands at %s of epoch %s, its transfers at %s', s.slot, s.seq, s.epoch, coalesce(max(t.seq), 0))
        from slot s left join transfer t on t.slot = s.slot and t.epoch = s.epoch
       group by s.slot, s.epoch, s.seq having s.seq <> coalesce(max(t.seq), 0) order by 1 limit ?
      """;

  private static final String STATUSES =
      """
      select format('account %s is %s, which its last change of status does not say', a.id, a.status)
        from account a
        left join (select debit_account, kind, rank() over (partition by debit_account order by created_at desc) as age
                     from transfer where outcome = 'STATUS') s on s.debit_account = a.id and s.age = 1
       group by a.id, a.status having not coalesce(bool_or(s.kind = a.status), a.status = 'OPEN') order by 1 limit ?
      """;

  private static final String OWING =
      """
      select format('account %s is %s, which the last change of that does not say', a.id, case when a.owing then 'owing' else 'not owing' end)
        from account a
        left join (select debit_account, outcome, rank() over (partition by debit_account order by created_at desc) as age
                     from transfer where outcome in ('OWING', 'CLEARED')) o on o.debit_account = a.id and o.age = 1
       group by a.id, a.owing having not coalesce(bool_or((o.outcome = 'OWING') = a.owing), not a.owing) order by 1 limit ?
      """;

  /// What names a row comes before what only names a sum.
  private static final List<String> CHECKS =
      List.of(
          SEALS,
          ENTRIES,
          POSITIONS,
          RESOLUTIONS,
          REVERSALS,
          MIXED_ASSETS,
          LISTED,
          OPEN_HOLDS,
          ACCOUNTS,
          HELD,
          LAST_POSITIONS,
          RECORDED,
          STATUSES,
          OWING,
          ASSETS);

  private Verification() {}

  /// What does not fit, the first row of it first; empty where the books are in order.
  ///
  /// @param limit most findings of a kind
  public static List<String> findings(Connection connection, int limit) throws SQLException {
    var findings = new ArrayList<String>();
    for (var check : CHECKS) {
      try (var select = connection.prepareStatement(check)) {
        select.setInt(1, limit);
        try (var rows = select.executeQuery()) {
          while (rows.next()) {
            findings.add(rows.getString(1));
          }
        }
      }
    }
    return findings;
  }
}
