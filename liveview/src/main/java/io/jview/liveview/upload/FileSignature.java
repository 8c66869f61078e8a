package io.jview.liveview.upload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What files of a type begin with.
 *
 * @param at where that stands
 * @param bytes the bytes, as characters of one byte each
 * @param types the media types and endings of such files, which are several where it is a container
 */
record FileSignature(int at, String bytes, Set<String> types) {

  private static final List<FileSignature> ALL =
      List.of(
          at(0, "\u0089PNG\r\n\u001a\n", "image/png", ".png", "image/apng", ".apng"),
          at(0, "\u00ff\u00d8\u00ff", "image/jpeg", ".jpg", ".jpeg"),
          at(0, "GIF8", "image/gif", ".gif"),
          at(8, "WEBP", "image/webp", ".webp"),
          at(0, "BM", "image/bmp", ".bmp"),
          at(0, "II*\0", "image/tiff", ".tif", ".tiff"),
          at(0, "MM\0*", "image/tiff", ".tif", ".tiff"),
          at(0, "\0\0\u0001\0", "image/x-icon", "image/vnd.microsoft.icon", ".ico"),
          at(
              4,
              "ftyp",
              "video/mp4",
              ".mp4",
              "video/quicktime",
              ".mov",
              "audio/mp4",
              ".m4a",
              "image/heic",
              ".heic",
              "image/avif",
              ".avif"),
          at(0, "\u001aE\u00df\u00a3", "video/webm", ".webm", "audio/webm", ".mkv"),
          at(0, "OggS", "audio/ogg", ".ogg", "video/ogg", ".ogv", ".oga", ".opus"),
          at(0, "fLaC", "audio/flac", ".flac"),
          at(0, "ID3", "audio/mpeg", ".mp3"),
          at(0, "\u00ff\u00fb", "audio/mpeg", ".mp3"),
          at(0, "\u00ff\u00f3", "audio/mpeg", ".mp3"),
          at(0, "\u00ff\u00f2", "audio/mpeg", ".mp3"),
          at(8, "WAVE", "audio/wav", "audio/x-wav", ".wav"),
          at(8, "AVI ", "video/x-msvideo", ".avi"),
          at(0, "%PDF-", "application/pdf", ".pdf"),
          at(
              0,
              "PK\u0003\u0004",
              "application/zip",
              ".zip",
              ".jar",
              ".epub",
              ".docx",
              ".xlsx",
              ".pptx",
              ".odt",
              ".ods",
              ".odp",
              "application/epub+zip",
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
              "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
              "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
          at(0, "\u001f\u008b", "application/gzip", ".gz", ".tgz"),
          at(0, "7z\u00bc\u00af", "application/x-7z-compressed", ".7z"),
          at(0, "Rar!", "application/vnd.rar", ".rar"),
          at(0, "\u007fELF", "application/x-executable", ".so"),
          at(0, "MZ", "application/vnd.microsoft.portable-executable", ".exe", ".dll"),
          at(0, "\u00d0\u00cf\u0011\u00e0", "application/msword", ".doc", ".xls", ".ppt"));

  private static final Set<String> KNOWN = known();

  private static FileSignature at(int at, String bytes, String... types) {
    return new FileSignature(at, bytes, Set.of(types));
  }

  private static Set<String> known() {
    Set<String> known = new HashSet<>(List.of("image/*", "audio/*", "video/*"));
    ALL.forEach(signature -> known.addAll(signature.types));
    return known;
  }

  /** Whether files of a type begin in one of the ways that are known. */
  static boolean isKnown(String accepted) {
    return KNOWN.contains(accepted);
  }

  /** All types that a file may be which begins so; empty where that is none that is known. */
  static Set<String> of(byte[] head) {
    String text = new String(head, 0, Math.min(head.length, 64), ISO_8859_1);
    List<FileSignature> found = new ArrayList<>();
    for (FileSignature signature : ALL) {
      if (text.startsWith(signature.bytes, signature.at)) {
        found.add(signature);
      }
    }
    Set<String> types = new HashSet<>();
    found.forEach(signature -> types.addAll(signature.types));
    return types;
  }
}
