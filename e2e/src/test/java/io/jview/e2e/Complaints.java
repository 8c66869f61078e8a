package io.jview.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What browsers complain of: errors on the console, violations of the Content-Security-Policy among
 * them, and exceptions of scripts.
 */
final class Complaints {

  private final List<String> heard = new ArrayList<>();
  private final List<Pattern> expected = new ArrayList<>();

  void listenTo(BrowserContext browser) {
    browser.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            heard.add(message.text());
          }
        });
    browser.onWebError(error -> heard.add(error.error()));
  }

  /** Says that the test is to cause complaints of this kind. */
  void expect(String pattern) {
    expected.add(Pattern.compile(pattern));
  }

  void assertNoneUnexpected() {
    assertThat(heard).as("complaints of the browser").allMatch(this::isExpected);
  }

  private boolean isExpected(String complaint) {
    return expected.stream().anyMatch(pattern -> pattern.matcher(complaint).find());
  }
}
