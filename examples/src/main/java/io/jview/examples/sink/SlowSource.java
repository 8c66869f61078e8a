package io.jview.examples.sink;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A source that takes its time, as a distant service does. Safe for use by many threads. */
interface SlowSource {

  /** One that knows a little, each time after a while. */
  SlowSource DEMO =
      new SlowSource() {
        private static final List<String> CITIES =
            List.of("Aachen", "Bamberg", "Basel", "Berlin", "Bern", "Bonn", "Bremen", "Dresden");
        private static final long MILLIS = 700;

        @Override
        public String report(int number) throws InterruptedException {
          TimeUnit.MILLISECONDS.sleep(2 * MILLIS);
          return "Report " + number + ": all is well.";
        }

        @Override
        public List<String> cities(String part) throws InterruptedException {
          TimeUnit.MILLISECONDS.sleep(MILLIS / 2);
          String wanted = part.toLowerCase(Locale.ROOT);
          return CITIES.stream()
              .filter(city -> city.toLowerCase(Locale.ROOT).contains(wanted))
              .toList();
        }

        @Override
        public String weather(String city) throws InterruptedException {
          TimeUnit.MILLISECONDS.sleep(MILLIS);
          return 10 + city.length() + " °C and sunny";
        }
      };

  String report(int number) throws InterruptedException;

  List<String> cities(String part) throws InterruptedException;

  String weather(String city) throws InterruptedException;
}
