package org.vrank.platform.database;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.List;
import org.vrank.platform.Ids;

@Singleton
@Requires(beans = Owner.class)
class ContentLoading {
    private final Owner owner;
    private final List<Content> contents;
    private final Ids ids;
    private final boolean demo;
    private final ApplicationEventPublisher<ContentLoaded> loaded;

    ContentLoading(
            Owner owner,
            List<Content> contents,
            Ids ids,
            @Value("${vrank.demo:false}") boolean demo,
            ApplicationEventPublisher<ContentLoaded> loaded) {
        this.owner = owner;
        this.contents = contents;
        this.ids = ids;
        this.demo = demo;
        this.loaded = loaded;
    }

    @EventListener
    void load(StartupEvent started) {
        owner.transact(connection -> {
            try (var settle = connection.prepareStatement(
                    "insert into installation (id, demo) values (?, ?) on conflict do nothing")) {
                settle.setObject(1, ids.next());
                settle.setBoolean(2, demo);
                settle.execute();
            }
            for (Content content : contents) {
                content.load(connection);
            }
            return true;
        });
        loaded.publishEvent(new ContentLoaded());
    }
}
