package io.jview.benchmarks.liveview;

import io.jview.benchmarks.Effort;
import io.jview.benchmarks.Report;
import io.jview.benchmarks.Suite;
import io.jview.server.JView;
import org.eclipse.jetty.server.Server;

/** Pages that live on the server: what they cost, and how fast they are, beside bare Jetty. */
public final class LiveViewSuite implements Suite {

  @Override
  public String name() {
    return "liveview";
  }

  @Override
  public void run(Report report, Effort effort) throws Exception {
    report.version(JView.class);
    report.version(Server.class);
    report.text("Server and load client share the machine; each is a process of its own.");
    report.text(PyView.SOURCE);
    Rendering.measure(report, effort);
    ComponentTable.measure(report, effort);
    try (Host site = Host.start(Site.class);
        Host bare = Host.start(BareHost.class)) {
      new FanOuts(site, bare, effort).measure(report);
      Idle.measure(report, site, effort);
      new Exchanges(site, effort).measure(report);
    }
    DemoStart.measure(report, effort);
  }
}
