package org.vrank.platform.mail;

import io.micronaut.context.ApplicationContext;

/** Sends what waits now, and reads what came back, for tests that do not wait for the post's turn. */
public final class Posted {
    private Posted() {}

    public static void now(ApplicationContext context) {
        context.getBean(MailPost.class).sendWaiting();
    }

    public static void returned(ApplicationContext context) {
        context.getBean(Mailbox.class).read();
    }

    public static boolean reads(ApplicationContext context) {
        return context.containsBean(Mailbox.class);
    }
}
