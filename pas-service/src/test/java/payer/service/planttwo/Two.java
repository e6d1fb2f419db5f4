package payer.service.planttwo;

import payer.service.plantone.One;

/** Planted: breaks a rule of ArchitectureTest on purpose. */
public record Two(String name) {
    Object back() {
        return One.class;
    }
}
