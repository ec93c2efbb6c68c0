package org.vrank.platform;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.time.Duration;
import java.util.Optional;

/** The cookies: the session's secret, and what marks the browser that asked for a sign-in. */
public final class SessionCookie {
    private static final String SESSION = "vrank";
    private static final String ASKER = "vrank-asker";
    private static final int SECRET_LENGTH = 43;

    private SessionCookie() {}

    static Optional<String> secret(HttpRequest<?> request) {
        return read(request, SESSION);
    }

    /** The mark of the browser that asked for a sign-in. */
    public static Optional<String> asker(HttpRequest<?> request) {
        return read(request, ASKER);
    }

    /** A cookie that opens the session in this browser for thirty days. */
    public static Cookie session(HttpRequest<?> request, String secret) {
        return cookie(request, SESSION, secret, Duration.ofDays(30));
    }

    /** A cookie that marks this browser for the thirty minutes a sign-in takes at most. */
    public static Cookie asker(HttpRequest<?> request, String secret) {
        return cookie(request, ASKER, secret, Duration.ofMinutes(30));
    }

    /** Takes the session cookie away. */
    public static Cookie ended(HttpRequest<?> request) {
        return cookie(request, SESSION, "", Duration.ZERO);
    }

    private static Optional<String> read(HttpRequest<?> request, String name) {
        return request.getCookies().findCookie(name).map(Cookie::getValue).filter(v -> v.length() == SECRET_LENGTH);
    }

    private static Cookie cookie(HttpRequest<?> request, String name, String value, Duration age) {
        boolean secure = "https".equals(request.getUri().getScheme())
                || "https".equals(request.getHeaders().get("X-Forwarded-Proto"));
        return Cookie.of(name, value)
                .httpOnly(true)
                .secure(secure)
                .sameSite(SameSite.Strict)
                .path("/")
                .maxAge(age);
    }
}
