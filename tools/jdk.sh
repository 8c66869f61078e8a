# Finds a JDK; sourced by jview and mvnw. It reads a JDK's release file instead of starting it.

# newest_jdk MIN: prints the home of the newest JDK of at least that version, or fails. Among equals, JAVA_HOME goes
# first, then the java on the PATH.
newest_jdk() (
  best=
  best_version=$(($1 - 1))
  for home in "${JAVA_HOME:-}" "$(jdk_on_path)" \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* /usr/local/openjdk* /opt/java* /opt/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
    "$HOME"/.local/share/mise/installs/java/*; do
    [ -x "$home/bin/javac" ] && [ -r "$home/release" ] || continue
    version=$(jdk_version "$home/release")
    [ "$version" -gt "$best_version" ] || continue
    best=$home
    best_version=$version
  done
  [ -n "$best" ] && printf '%s\n' "$best"
)

# The home of the java on the PATH, or nothing.
jdk_on_path() {
  java=$(command -v java) || return 0
  java=$(readlink -f "$java" 2>/dev/null) || return 0
  printf '%s\n' "${java%/bin/java}"
}

# The feature version in a release file: 25 for JAVA_VERSION="25.0.3", 0 when there is none.
jdk_version() {
  while IFS='="' read -r key _ value _; do
    [ "$key" = JAVA_VERSION ] || continue
    value=${value%%[!0-9]*}
    printf '%s\n' "${value:-0}"
    return
  done <"$1"
  printf '0\n'
}
