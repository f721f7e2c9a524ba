package dev.bouquet.wallet.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvLineTest {
  @Test
  void endsWithCarriageReturnAndLineFeed() {
    assertThat(new CsvLine().text("GIFT").number(-10).number(990).end())
        .isEqualTo("GIFT,-10,990\r\n");
  }

  @Test
  void quotesWhatWouldEndAField() {
    assertThat(new CsvLine().text("a,b").text("say \"hi\"").text("two\r\nlines").text("").end())
        .isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\"two\r\nlines\",\r\n");
  }

  @Test
  void keepsAnEmptyFirstField() {
    assertThat(new CsvLine().text("").number(1).end()).isEqualTo(",1\r\n");
  }

  @Test
  void textNeverRunsAsAFormula() {
    for (var formula : new String[] {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"}) {
      assertThat(new CsvLine().text(formula).end()).matches("(?s)\"?'.*");
    }
    assertThat(new CsvLine().text("=HYPERLINK(\"http://x\",\"y\")").end())
        .isEqualTo("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"\r\n");
  }
}
