package org.vrank.minutes;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.circles.Circle;
import org.vrank.circles.Circles;
import org.vrank.guard.Markdown;
import org.vrank.meetings.Seat;
import org.vrank.meetings.Seats;
import org.vrank.platform.Language;
import org.vrank.platform.Page;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Refusal;

/** What is written under the items of a meeting while it runs. */
@Controller("/api/meetings/{id}/minutes")
class MinuteController {
    /** The circle a layer lies in. */
    @Serdeable
    record LayerCircle(UUID id, String name, boolean candid) {}

    /** The seat that takes the notes; {@code name} is null where nobody who reads the circle holds it today. */
    @Serdeable
    record NoteTaker(
            UUID id,
            String title,
            String organisation,
            @Nullable String name) {}

    /** What was written under an item; a version of 0 says that nothing was. */
    @Serdeable
    record MinuteText(UUID item, String text, String html, int version) {}

    /** A text that came too late to take its place; {@code beside}: whether nobody has dealt with it yet. */
    @Serdeable
    record OtherText(UUID id, UUID item, String text, boolean beside, Instant saved) {}

    /**
     * A layer.
     *
     * @param outcomes whether it is that of the outcomes
     * @param taker who takes its notes, or null
     * @param mine whether that is the asker
     * @param writes whether the asker may take them
     * @param beside texts that came too late, for those who may take notes
     */
    @Serdeable
    record MinuteLayer(
            LayerCircle circle,
            boolean outcomes,
            @Nullable NoteTaker taker,
            boolean mine,
            boolean writes,
            List<MinuteText> texts,
            List<OtherText> beside) {}

    /** The minutes as far as the asker reads them; {@code off}: the items of which no notes are taken now. */
    @Serdeable
    record MinutesView(List<MinuteLayer> layers, List<UUID> off) {}

    /** {@code keep}: what this replaces stays among the earlier texts. */
    @Serdeable
    record TypedMinute(
            int version, @Nullable String text, @Nullable Boolean keep) {}

    @Serdeable
    record OffRecord(@Nullable Boolean off) {}

    private final Minutes minutes;
    private final Followers followers;
    private final Circles circles;
    private final Seats seats;
    private final Markdown markdown;

    MinuteController(Minutes minutes, Followers followers, Circles circles, Seats seats, Markdown markdown) {
        this.minutes = minutes;
        this.followers = followers;
        this.circles = circles;
        this.seats = seats;
        this.markdown = markdown;
    }

    /** What was written until now, layer by layer. */
    @Get
    @ReaderScope
    @Operation(operationId = "getMinutes")
    MinutesView get(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        Language language = Language.ofInterface(speaks);
        Minutes.Read read = minutes.of(id);
        Map<UUID, Circle> own = circles.ownById();
        UUID first = read.layers().getFirst().circleId();
        return new MinutesView(
                read.layers().stream()
                        .map(layer -> layer(layer, read, own.get(layer.circleId()), first, language))
                        .toList(),
                read.off());
    }

    /** Takes the notes of a layer, or takes them over: hosts those of the outcomes, a member of a candid circle the candid ones. */
    @Post("/{circle}/taker")
    @Operation(operationId = "takeMinutes")
    @Status(HttpStatus.NO_CONTENT)
    void take(UUID id, UUID circle) {
        minutes.take(id, circle);
        followers.moved(id);
    }

    /**
     * Saves what was typed over the version it builds on; for who takes the notes. Where that version is behind, or somebody else took
     * over, the answer is a conflict with what stands there, and the text is kept beside it.
     */
    @Put("/{circle}/texts/{item}")
    @Operation(operationId = "saveMinute")
    MinuteText save(UUID id, UUID circle, UUID item, @Body TypedMinute given) {
        Minutes.Written written =
                minutes.write(id, circle, item, given.version(), given.text(), Boolean.TRUE.equals(given.keep()));
        followers.moved(id);
        if (!written.saved()) {
            throw new Refusal.Conflict(view(written.present()));
        }
        return view(written.present());
    }

    /** Earlier texts under an item, and those that came too late, the newest first; for who may take the notes. */
    @Get("/{circle}/texts/{item}/versions")
    @ReaderScope
    @Operation(operationId = "listMinuteVersions")
    Page<OtherText> earlier(UUID id, UUID circle, UUID item) {
        return Page.whole(minutes.earlier(id, circle, item).stream()
                .map(MinuteController::view)
                .toList());
    }

    /** A text that came too late has been dealt with; it stays among the earlier ones. */
    @Delete("/{circle}/beside/{text}")
    @Operation(operationId = "settleMinute")
    @Status(HttpStatus.NO_CONTENT)
    void settle(UUID id, UUID circle, UUID text) {
        minutes.settle(id, circle, text);
        followers.moved(id);
    }

    /** Stops the notes of an item in every layer, for whoever sits in the circle, or lets them go on, for hosts. */
    @Put("/off-record/{item}")
    @Operation(operationId = "goOffRecord")
    @Status(HttpStatus.NO_CONTENT)
    void offRecord(UUID id, UUID item, @Body OffRecord given) {
        minutes.offRecord(id, item, Boolean.TRUE.equals(given.off()));
        followers.moved(id);
    }

    private MinuteLayer layer(
            MinuteRepository.Layer layer,
            Minutes.Read read,
            @Nullable Circle circle,
            UUID outcomes,
            Language language) {
        UUID id = layer.circleId();
        Seat seat = layer.seatId() == null ? null : seats.of(id, language).get(layer.seatId());
        return new MinuteLayer(
                new LayerCircle(id, circle == null ? "" : circle.name(language), circle != null && circle.candid()),
                id.equals(outcomes),
                seat == null ? null : new NoteTaker(seat.id(), seat.title(), seat.organisation(), seat.name()),
                layer.mine(),
                layer.writes(),
                read.texts().stream()
                        .filter(text -> text.circleId().equals(id))
                        .map(this::view)
                        .toList(),
                read.beside().stream()
                        .filter(other -> other.circleId().equals(id))
                        .map(MinuteController::view)
                        .toList());
    }

    private MinuteText view(Minute minute) {
        return new MinuteText(minute.itemId(), minute.text(), markdown.html(minute.text()), minute.version());
    }

    private static OtherText view(MinuteRepository.Other other) {
        return new OtherText(other.id(), other.itemId(), other.text(), other.beside(), other.saved());
    }
}
