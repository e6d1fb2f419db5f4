package payer.service.formapp.http;

import java.util.List;
import payer.service.formapp.smart.Ehr;

/** The door of the app: from where it is launched, and what went wrong, if something did. */
public record StartPage(List<Ehr> ehrs, String trouble, boolean rendererMissing) {
    public StartPage {
        ehrs = List.copyOf(ehrs);
    }
}
