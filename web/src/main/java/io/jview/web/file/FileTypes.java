package io.jview.web.file;

import java.util.Locale;
import java.util.Map;

/** Tells the type of a file by its name. Texts are UTF-8. */
final class FileTypes {

  static final String UNKNOWN = "application/octet-stream";

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          text("html", "text/html"),
          text("htm", "text/html"),
          text("xhtml", "application/xhtml+xml"),
          text("css", "text/css"),
          text("js", "text/javascript"),
          text("mjs", "text/javascript"),
          text("txt", "text/plain"),
          text("md", "text/markdown"),
          text("csv", "text/csv"),
          text("ics", "text/calendar"),
          text("vtt", "text/vtt"),
          text("xml", "application/xml"),
          text("svg", "image/svg+xml"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("rss", "application/rss+xml"),
          Map.entry("atom", "application/atom+xml"),
          Map.entry("wasm", "application/wasm"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("zip", "application/zip"),
          Map.entry("gz", "application/gzip"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("png", "image/png"),
          Map.entry("apng", "image/apng"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"),
          Map.entry("avif", "image/avif"),
          Map.entry("bmp", "image/bmp"),
          Map.entry("woff", "font/woff"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("ttf", "font/ttf"),
          Map.entry("otf", "font/otf"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("m4a", "audio/mp4"),
          Map.entry("wav", "audio/wav"),
          Map.entry("ogg", "audio/ogg"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("webm", "video/webm"));

  private FileTypes() {}

  private static Map.Entry<String, String> text(String extension, String type) {
    return Map.entry(extension, type + ";charset=utf-8");
  }

  static String of(String name) {
    int dot = name.lastIndexOf('.');
    String extension = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    return TYPES.getOrDefault(extension, UNKNOWN);
  }
}
