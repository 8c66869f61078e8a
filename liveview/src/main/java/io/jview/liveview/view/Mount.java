package io.jview.liveview.view;

import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a view is mounted with.
 *
 * @param viewKey names the view by its first route; null for a nested view
 * @param cookie the session cookie's values, the CSRF secret included
 * @param flash the messages that came along from another page
 * @param basePath what stands before the site's paths in the browser's address; perhaps empty
 */
public record Mount<S>(
    LiveView<S> view,
    @Nullable String viewKey,
    Params params,
    Map<String, String> cookie,
    Map<String, String> flash,
    String basePath) {}
