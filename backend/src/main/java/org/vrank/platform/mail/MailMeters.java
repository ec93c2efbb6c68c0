package org.vrank.platform.mail;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/** Whether mail leaves this node. Not how much waits: an admission to a circle writes to each of its members at once. */
@Singleton
class MailMeters implements MeterBinder {
    private final BeanProvider<MailPost> post;

    MailMeters(BeanProvider<MailPost> post) {
        this.post = post;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        TimeGauge.builder(
                        "vrank.mail.failing",
                        post,
                        TimeUnit.MILLISECONDS,
                        p -> p.get().failing().toMillis())
                .register(registry);
    }
}
