package org.vrank.platform.mail;

import io.micronaut.context.ApplicationContext;

/** Sends what waits now, for tests that do not wait for the post's turn. */
public final class Posted {
    private Posted() {}

    public static void now(ApplicationContext context) {
        context.getBean(MailPost.class).sendWaiting();
    }
}
