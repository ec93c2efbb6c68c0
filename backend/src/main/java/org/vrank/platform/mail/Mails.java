package org.vrank.platform.mail;

import jakarta.inject.Singleton;
import java.util.List;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Refusal;

/** The door to the demo world's mail. */
@Singleton
class Mails {
    private final MailRepository mails;

    Mails(MailRepository mails) {
        this.mails = mails;
    }

    @ReaderScope
    List<MailRepository.Shown> own(String asker) {
        if (!mails.demo()) {
            throw new Refusal.NotFound();
        }
        return mails.own(asker);
    }
}
