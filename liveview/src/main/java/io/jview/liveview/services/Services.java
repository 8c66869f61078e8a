package io.jview.liveview.services;

import io.jview.liveview.BadRequestException;
import io.jview.liveview.LiveInterceptor;
import io.jview.liveview.host.LiveLimits;
import io.jview.liveview.host.MemoryBudget;
import io.jview.liveview.host.Titles;
import io.jview.liveview.keep.KeptPages;
import io.jview.liveview.route.Routes;
import io.jview.liveview.spool.UploadFolder;
import io.jview.liveview.text.Names;
import io.jview.liveview.trust.Owners;
import io.jview.liveview.trust.Trust;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.log.LimitedLog;
import io.jview.pubsub.presence.Presence;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * What all pages and sockets of a runtime share.
 *
 * @param owners tells whose a page is
 * @param kept the pages whose views keep something
 * @param uploads where files wait that browsers send
 * @param titles the title of pages whose view sets none, and what stands around others
 */
public record Services(
    PubSubProvider pubsub,
    Presence presence,
    Executor executor,
    Timers timers,
    Routes routes,
    Trust trust,
    LiveLimits limits,
    MemoryBudget budget,
    Counters counters,
    UploadFolder uploads,
    List<LiveInterceptor> interceptors,
    Owners owners,
    KeptPages kept,
    Titles titles,
    CrashLog crashes,
    LimitedLog log) {

  /** Tells of what a browser has sent and a view could not read, at a limited rate. */
  public void badRequest(String view, String what, BadRequestException refused) {
    log.warn(
        "{} did not take {}: {}",
        view,
        Names.shortened(what),
        Names.shortened(String.valueOf(refused.getMessage())));
  }

  /** Runs a view, or work of one, on a thread of its own; nothing once the runtime has stopped. */
  public void run(Runnable work) {
    try {
      executor.execute(work);
    } catch (RejectedExecutionException stopped) {
      log.warn("Work of a view was dropped: the runtime has stopped");
    }
  }
}
